using System.Text.Json.Nodes;

namespace Opik.Testing.Reading;

/// <summary>Everything a server holds about traces, as its read endpoints show it.</summary>
/// <param name="ProjectNames">Project id to name.</param>
/// <param name="Traces">All traces of all projects.</param>
/// <param name="Spans">All spans of all projects.</param>
public sealed record StoredContents(IReadOnlyDictionary<string, string> ProjectNames, IReadOnlyList<JsonObject> Traces, IReadOnlyList<JsonObject> Spans)
{
    /// <summary>Name of the project an entity stands in; null when it names none that exists.</summary>
    public string? ProjectOf(JsonObject entity) =>
        entity["project_id"]?.GetValue<string>() is { } id ? ProjectNames.GetValueOrDefault(id) : null;

    /// <summary>Id of a project; null when it does not exist.</summary>
    public string? ProjectId(string name) => ProjectNames.FirstOrDefault(project => string.Equals(project.Value, name, StringComparison.Ordinal)).Key;
}
