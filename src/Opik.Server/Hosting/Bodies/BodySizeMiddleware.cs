using Microsoft.AspNetCore.Http.Metadata;
using Opik.Server.Hosting.Errors;

namespace Opik.Server.Hosting.Bodies;

/// <summary>
/// Refuses bodies whose announced length is over the limit, before a byte of them is read. A route that takes more (an
/// attachment) carries <see cref="BodySizeLimit"/>.
/// </summary>
internal sealed class BodySizeMiddleware(RequestDelegate next, ServerOptions options)
{
    public Task InvokeAsync(HttpContext http)
    {
        var limit = http.GetEndpoint()?.Metadata.GetMetadata<IRequestSizeLimitMetadata>() is { } own ? own.MaxRequestBodySize : options.MaxDocumentBytes;
        if (limit is { } bytes && http.Request.ContentLength > bytes)
        {
            // The unread body must not be taken for the next request.
            http.Response.Headers.Connection = "close";
            throw ApiException.WithMessage(
                StatusCodes.Status413PayloadTooLarge,
                "Request entity too large",
                $"The request size exceeds the maximum allowed size of {bytes} bytes.");
        }

        return next(http);
    }
}
