using Opik.Server.Features.Ingest;
using Opik.Storage;

namespace Opik.Server.Features.Datasets;

/// <summary>Body of a replace.</summary>
internal sealed record DatasetUpdateBody(string? Name, string? Description, DatasetVisibility? Visibility, IReadOnlyList<string?>? Tags)
{
    /// <summary>The update; 422 when a member breaks a rule.</summary>
    public DatasetUpdate ToUpdate()
    {
        var violations = new Violations();
        DatasetRules.CheckHead(violations, Name, Description, DatasetRules.WithoutNulls(Tags));
        violations.ThrowIfAny();
        return new DatasetUpdate(Name!, Description, Visibility is { } visibility ? visibility == DatasetVisibility.Public : null, DatasetRules.WithoutNulls(Tags));
    }
}
