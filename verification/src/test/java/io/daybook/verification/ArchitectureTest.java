package io.daybook.verification;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Dependencies point one way. */
@AnalyzeClasses(packages = "io.daybook", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String SCHEDULING = "io.daybook.scheduling..";
    private static final String COMMAND = "io.daybook.command..";
    private static final String PROJECTOR = "io.daybook.projector..";
    private static final String QUERY = "io.daybook.query..";
    private static final String VIEWS = "io.daybook.views..";
    private static final String SERVICE = "io.daybook.service..";
    private static final String CLIENT = "io.daybook.client..";
    private static final String CLI = "io.daybook.cli..";
    private static final String LOCAL = "io.daybook.local..";

    @ArchTest
    static final ArchRule THE_DOMAIN_KNOWS_NO_FRAMEWORK = noClasses()
            .that()
            .resideInAPackage("io.daybook.scheduling")
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages("io.daybook.scheduling", "java..");

    @ArchTest
    static final ArchRule ITS_MESSAGES_KNOW_PROTOBUF_ONLY = noClasses()
            .that()
            .resideInAPackage("io.daybook.scheduling.message")
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages(SCHEDULING, "io.daybook.v1", "com.google.protobuf", "java..");

    @ArchTest
    static final ArchRule THE_DOMAIN_READS_NO_CLOCK = noClasses()
            .that()
            .resideInAPackage(SCHEDULING)
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(java.util.UUID.class, "randomUUID");

    @ArchTest
    static final ArchRule COMMANDS_DO_NOT_KNOW_VIEWS = noClasses()
            .that()
            .resideInAPackage(COMMAND)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(QUERY, PROJECTOR, VIEWS, CLI, LOCAL, "com.mongodb..");

    @ArchTest
    static final ArchRule QUERIES_KNOW_ONLY_VIEWS = noClasses()
            .that()
            .resideInAPackage(QUERY)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(COMMAND, PROJECTOR, CLI, LOCAL, "org.jooq..", "java.sql..");

    @ArchTest
    static final ArchRule THE_PROJECTOR_NEVER_OPENS_THE_COMMAND_DATABASE = noClasses()
            .that()
            .resideInAPackage(PROJECTOR)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(COMMAND, QUERY, CLI, LOCAL, "org.jooq..", "java.sql..");

    @ArchTest
    static final ArchRule CLIENTS_KNOW_ONLY_THE_CONTRACT = noClasses()
            .that()
            .resideInAnyPackage(CLIENT, CLI)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(SCHEDULING, SERVICE, COMMAND, PROJECTOR, QUERY, VIEWS, LOCAL);

    @ArchTest
    static final ArchRule THE_LIBRARY_DOES_NOT_KNOW_THE_COMMAND_LINE =
            noClasses().that().resideInAPackage(CLIENT).should().dependOnClassesThat().resideInAPackage(CLI);

    @ArchTest
    static final ArchRule SERVERS_ARE_NO_CLIENTS = noClasses()
            .that()
            .resideInAnyPackage(SCHEDULING, SERVICE, VIEWS, COMMAND, PROJECTOR, QUERY)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(CLIENT);

    @ArchTest
    static final ArchRule WHAT_SERVERS_SHARE_KNOWS_NONE_OF_THEM = noClasses()
            .that()
            .resideInAnyPackage(SERVICE, VIEWS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(SCHEDULING, COMMAND, PROJECTOR, QUERY, CLI, LOCAL);

    @ArchTest
    static final ArchRule THE_AUDIT_KNOWS_NONE_OF_WHAT_IT_AUDITS = noClasses()
            .that()
            .resideInAPackage("io.daybook.audit..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(COMMAND, PROJECTOR, QUERY, CLI, LOCAL, "org.jooq..", "java.sql..");
}
