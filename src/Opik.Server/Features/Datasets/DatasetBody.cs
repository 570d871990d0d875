using Opik.Server.Features.Ingest;
using Opik.Storage;

namespace Opik.Server.Features.Datasets;

/// <summary>Body of a create.</summary>
internal sealed record DatasetBody(
    Guid? Id, string? Name, Guid? ProjectId, string? ProjectName, DatasetType? Type, DatasetVisibility? Visibility, IReadOnlyList<string?>? Tags, string? Description)
{
    /// <summary>422 when a member breaks a rule.</summary>
    public void Check()
    {
        var violations = new Violations();
        DatasetRules.CheckHead(violations, Name, Description, DatasetRules.WithoutNulls(Tags));
        DatasetRules.CheckNotBlankIfAny(violations, string.Empty, "projectName", ProjectName);
        violations.ThrowIfAny();
    }
}
