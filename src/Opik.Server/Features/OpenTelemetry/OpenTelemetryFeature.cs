using Opik.Server.Features.OpenTelemetry.Transport;
using Opik.Server.Hosting;
using Opik.Server.Hosting.Bodies;
using Opik.Server.OpenApi;

namespace Opik.Server.Features.OpenTelemetry;

/// <summary>
/// OTLP ingestion over HTTP and gRPC. Metrics and logs have no routes: exporters that send them too get 404 and go on.
/// </summary>
internal sealed class OpenTelemetryFeature : IFeature
{
    public void AddServices(IServiceCollection services, ServerOptions options)
    {
        services.AddSingleton<UsageLineage>();
        services.AddSingleton<OtlpIngest>();
        services.AddSingleton<OtlpHttpEndpoints>();
        services.AddSingleton<OtlpGrpcEndpoints>();
        services.AddHostedService<TraceIdCleanup>();
    }

    public void Map(IEndpointRouteBuilder api)
    {
        api.Post<OtlpHttpEndpoints>("/v1/private/otel/v1/traces", static (e, http) => e.ExportTracesAsync(http)).WithMetadata(new BodySizeLimit(OtlpHttpEndpoints.MaxBodyBytes))
            .Says("Takes spans of OpenTelemetry").TakesBytes("application/x-protobuf").GivesBytes("application/x-protobuf", "application/json");
        api.Post<OtlpGrpcEndpoints>(OtlpGrpcEndpoints.Path, static (e, http) => e.ExportAsync(http))
            .Says("Takes spans of OpenTelemetry over gRPC").TakesBytes("application/grpc").GivesBytes("application/grpc");
    }
}
