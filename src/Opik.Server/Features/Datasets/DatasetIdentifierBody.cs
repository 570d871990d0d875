using Opik.Server.Features.Ingest;

namespace Opik.Server.Features.Datasets;

/// <summary>Body of look-ups and deletes by name.</summary>
internal sealed record DatasetIdentifierBody(string? DatasetName, string? ProjectName)
{
    /// <summary>422 without a name.</summary>
    public void Check()
    {
        var violations = new Violations();
        violations.CheckNotBlank(string.Empty, "datasetName", DatasetName);
        violations.ThrowIfAny();
    }
}
