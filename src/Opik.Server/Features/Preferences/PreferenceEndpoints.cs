using Opik.Server.Features.Prompts;
using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.Preferences;

/// <summary>How the user wants the pages (docs/api-extensions.md).</summary>
internal sealed class PreferenceEndpoints(RequestBody body, IPreferences preferences)
{
    public async Task FindAsync(HttpContext http) =>
        await http.WriteDtoAsync(200, new PreferencesAnswer(await preferences.FindAsync(http.Scope(), http.RequestAborted)));

    public async Task PutAsync(HttpContext http)
    {
        var name = PreferenceBody.RequireName(http.RouteText("name"));
        var request = await body.ReadDtoAsync<PreferenceBody>(http);
        request.Check();
        await preferences.SaveAsync(http.Scope(), name, request.Value.NullIfJsonNull(), http.RequestAborted);
        await http.NoContentAsync();
    }
}
