using System.Text.Json.Serialization;
using Opik.Server.Features.Ingest;

namespace Opik.Server.Features.Projects;

/// <summary>Body of <c>POST /projects/retrieve</c>.</summary>
internal sealed record ProjectRetrieval
{
    public string? Name { get; init; }

    public bool? IncludeStats { get; init; }

    /// <summary>The Python client spells it so.</summary>
    [JsonPropertyName("includeStats")]
    public bool? IncludeStatsCamelCase { get; init; }

    [JsonIgnore]
    public bool WantsStats => IncludeStats ?? IncludeStatsCamelCase ?? false;

    /// <summary>422 without a name.</summary>
    public void Check()
    {
        var violations = new Violations();
        violations.CheckNotBlank(string.Empty, "name", Name);
        violations.ThrowIfAny();
    }
}
