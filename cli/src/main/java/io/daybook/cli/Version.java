package io.daybook.cli;

import picocli.CommandLine.IVersionProvider;

/** Tells the version this client was built as. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = Version.class.getPackage().getImplementationVersion();
        return new String[] {"daybook " + (version == null ? "(not packaged)" : version)};
    }
}
