using Opik.Server.Hosting.Errors;

namespace Opik.Server.Features.SystemUsage;

/// <summary>Queries of the hosted assistant: answered as by a server on which it is not configured.</summary>
internal sealed class AnalyticsQueryEndpoint
{
    public Task RefuseAsync(HttpContext http) =>
        throw ApiException.WithErrors(StatusCodes.Status501NotImplemented, "Analytics queries are a feature of the hosted product and not served here");
}
