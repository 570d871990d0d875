using System.Globalization;
using Opik.OpenTelemetry.Mapping.Model;
using Opik.Server.Features.OpenTelemetry.Wire;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Requests;

namespace Opik.Server.Features.OpenTelemetry.Transport;

/// <summary>
/// OTLP over gRPC: https://opentelemetry.io/docs/specs/otlp/#otlpgrpc. The service has one unary method, so its frames are
/// read by hand. Failures are thrown; the error middleware answers them as gRPC statuses.
/// </summary>
internal sealed class OtlpGrpcEndpoints(OtlpIngest ingest)
{
    /// <summary>Path of the only method: <c>/service/method</c>.</summary>
    public const string Path = "/opentelemetry.proto.collector.trace.v1.TraceService/Export";

    public async Task ExportAsync(HttpContext http)
    {
        if (!GrpcStatus.IsGrpc(http.Request))
            throw ApiException.WithMessage(StatusCodes.Status415UnsupportedMediaType, "HTTP 415 Unsupported Media Type", "This is the gRPC address; OTLP over HTTP goes to /v1/private/otel/v1/traces.");
        if (!http.Response.SupportsTrailers())
            throw ApiException.WithMessage(StatusCodes.Status400BadRequest, "gRPC needs HTTP/2.");
        using var message = await GrpcMessage.ReadAsync(http.Request, OtlpHttpEndpoints.MaxBodyBytes, http.RequestAborted);
        var receipt = await ingest.StoreAsync(http.Scope(), OtlpTarget.Of(http.Request.Headers), Read(message.WrittenMemory), http.RequestAborted);
        http.Response.ContentType = GrpcStatus.ContentType;
        await http.Response.Body.WriteAsync(GrpcMessage.Frame(OtlpAnswers.ToProtobuf(receipt)), http.RequestAborted);
        http.Response.AppendTrailer(GrpcStatus.StatusHeader, GrpcStatus.Ok.ToString(CultureInfo.InvariantCulture));
    }

    private static IReadOnlyList<OtlpSpanGroup> Read(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            return OtlpProtobuf.Read(bytes);
        }
        catch (OtlpFormatException malformed)
        {
            throw ApiException.WithMessage(StatusCodes.Status400BadRequest, malformed.Message);
        }
    }
}
