using Opik.OpenTelemetry.Mapping.Model;
using Opik.Server.Features.OpenTelemetry.Wire;
using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Requests;

namespace Opik.Server.Features.OpenTelemetry.Transport;

/// <summary>OTLP over HTTP: https://opentelemetry.io/docs/specs/otlp/#otlphttp. The answer speaks the encoding of the request.</summary>
internal sealed class OtlpHttpEndpoints(RequestBody body, OtlpIngest ingest)
{
    /// <summary>Largest body, also after decompression. Exporters send some hundred spans a request; collectors stop at 20 MB.</summary>
    public const long MaxBodyBytes = 64L * 1024 * 1024;

    public async Task ExportTracesAsync(HttpContext http)
    {
        var encoding = OtlpEncoding.Of(http.Request.ContentType) ?? throw ApiException.WithMessage(
            StatusCodes.Status415UnsupportedMediaType,
            "HTTP 415 Unsupported Media Type",
            "Send application/x-protobuf or application/json.");
        // Spans hold slices of the body until they are stored.
        using var buffer = await body.ReadAsync(http, MaxBodyBytes);
        var receipt = await ingest.StoreAsync(http.Scope(), OtlpTarget.Of(http.Request.Headers), Read(encoding, buffer.WrittenMemory), http.RequestAborted);
        var answer = encoding.Write(receipt);
        http.Response.ContentType = encoding.ContentType;
        http.Response.ContentLength = answer.Length;
        await http.Response.Body.WriteAsync(answer, http.RequestAborted);
    }

    private static IReadOnlyList<OtlpSpanGroup> Read(OtlpEncoding encoding, ReadOnlyMemory<byte> bytes)
    {
        try
        {
            return encoding.Read(bytes);
        }
        catch (OtlpFormatException malformed)
        {
            throw ApiException.WithMessage(StatusCodes.Status400BadRequest, "Unable to process OTLP", malformed.Message);
        }
    }
}
