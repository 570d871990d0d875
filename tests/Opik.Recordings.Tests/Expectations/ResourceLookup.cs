using System.Text.Json.Nodes;
using Opik.Testing.Reading;

namespace Opik.Recordings.Tests.Expectations;

/// <summary>Finds an entity that an expected file names, as a list of the server shows it.</summary>
internal sealed class ResourceLookup(StoredContentsReader reader, StoredContents stored)
{
    /// <summary>The entity of that name, and of the project when the file names one; null when the list does not show it.</summary>
    public async Task<JsonObject?> FindAsync(string resource, JsonObject expected, CancellationToken cancellationToken)
    {
        var name = expected["name"]!.GetValue<string>();
        var project = expected["project"]?.GetValue<string>();
        var found = await reader.PagesAsync($"/v1/private/{resource}?name={Uri.EscapeDataString(name)}&", cancellationToken);
        return found.FirstOrDefault(entity => entity["name"]!.GetValue<string>() == name && (project is null || stored.ProjectOf(entity) == project));
    }
}
