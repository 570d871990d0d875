using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.Workspaces;

/// <summary>Time zone of reports and length of long values. Ours, see docs/api-extensions.md.</summary>
internal sealed class PresentationEndpoints(RequestBody body, IWorkspacePresentations presentations)
{
    public async Task GetAsync(HttpContext http) =>
        await http.WriteDtoAsync(200, PresentationView.Of(await presentations.GetAsync(http.Scope(), http.RequestAborted)));

    public async Task PutAsync(HttpContext http)
    {
        var presentation = (await body.ReadDtoAsync<PresentationBody>(http)).ToPresentation();
        await presentations.SaveAsync(http.Scope(), presentation, http.RequestAborted);
        await http.WriteDtoAsync(200, PresentationView.Of(presentation));
    }
}
