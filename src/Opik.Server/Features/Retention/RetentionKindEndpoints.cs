using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.Retention;

/// <summary>Times of scored traces and of files. Ours, see docs/api-extensions.md.</summary>
internal sealed class RetentionKindEndpoints(RequestBody body, IRetentionKinds kinds)
{
    public async Task GetAsync(HttpContext http) =>
        await http.WriteDtoAsync(200, RetentionKindsView.Of(await kinds.GetAsync(http.Scope(), http.RequestAborted)));

    public async Task PutAsync(HttpContext http)
    {
        var kind = RetentionWords.Kind(http.RouteText("kind"));
        var request = await body.ReadDtoAsync<RetentionKindBody>(http);
        await kinds.SetAsync(http.Scope(), kind, request.Period, request.ApplyToPast ?? false, http.RequestAborted);
        await GetAsync(http);
    }
}
