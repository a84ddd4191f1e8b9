# One image for each server:
#   docker build --build-arg SERVER=command-server -t daybook/command-server .
# SERVER is command-server, projector or query-server. The build stage is the same for all three and is built once.

FROM maven:3-eclipse-temurin-25 AS build
# The build starts an embedded PostgreSQL to generate code from the migrations, and PostgreSQL refuses to run as root.
RUN useradd --create-home builder && install -d -o builder /build
USER builder
WORKDIR /build
COPY --chown=builder . .
RUN mvn -B package -DskipTests -pl command-server,projector,query-server -am

FROM eclipse-temurin:25-jre
ARG SERVER
COPY --from=build /build/${SERVER}/target/distribution /opt/daybook
RUN ln -s "${SERVER}" /opt/daybook/bin/server
# The servers keep nothing on disk, so any user will do.
USER 10001
ENV DAYBOOK_BIND=0.0.0.0 \
    DAYBOOK_LOG_FORMAT=json \
    DAYBOOK_JAVA_OPTIONS=-XX:MaxRAMPercentage=75
# No HEALTHCHECK: the image has nothing that speaks gRPC. Probe grpc.health.v1.Health from outside, as Kubernetes can.
ENTRYPOINT ["/opt/daybook/bin/server"]
