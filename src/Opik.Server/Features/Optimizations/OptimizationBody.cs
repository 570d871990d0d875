using Opik.Contracts;
using Opik.Server.Features.Experiments;
using Opik.Server.Features.Ingest;
using Opik.Server.Features.Studio.Planning;
using Opik.Server.OpenApi;
using Opik.Storage;

namespace Opik.Server.Features.Optimizations;

/// <summary>Body of create and upsert.</summary>
[RequiredMembers(nameof(DatasetName), nameof(ObjectiveName), nameof(Status))]
internal sealed record OptimizationBody(
    Guid? Id,
    string? Name,
    string? DatasetName,
    string? ProjectName,
    Guid? ProjectId,
    string? ObjectiveName,
    OptimizationStatus? Status,
    JsonText? Metadata,
    [property: WrittenAs(typeof(StudioConfigBody))] JsonText? StudioConfig,
    ErrorInfoBody? ErrorInfo)
{
    /// <summary>Whether a project is named.</summary>
    public bool HasProject => ProjectId is not null || !string.IsNullOrWhiteSpace(ProjectName);

    /// <summary>Whether the server is asked to run it. With another status it is only stored: clients that copy optimizations do that.</summary>
    public bool IsStudioRun => StudioConfig is not null && (Status is null or OptimizationStatus.Initialized);

    /// <summary>Throws 422 when a member breaks a rule.</summary>
    public void Check()
    {
        var violations = new Violations();
        violations.CheckNotBlank(string.Empty, "datasetName", DatasetName);
        violations.CheckNotBlank(string.Empty, "objectiveName", ObjectiveName);
        violations.CheckLength(string.Empty, "objectiveName", ObjectiveName, Limits.ScoreNameLength);
        if (StudioConfig is null)
            violations.CheckNotNull(string.Empty, "status", Status);
        if (ProjectName is not null && ProjectId is null)
            violations.CheckNotBlank(string.Empty, "projectName", ProjectName);
        ErrorInfo?.Check(violations);
        if (StudioConfig is { } studio)
            StudioConfigBody.Read(studio).Check(violations);
        violations.ThrowIfAny();
    }

    /// <summary>What to store. One of the Studio has not begun when it is stored, whatever the client says.</summary>
    public NewOptimization ToOptimization(Guid id, Guid? projectId) => new()
    {
        Id = id,
        Name = string.IsNullOrWhiteSpace(Name) ? null : Name.Trim(),
        GeneratedName = ExperimentNames.Create(Random.Shared),
        ProjectId = projectId,
        DatasetName = DatasetName!,
        ObjectiveName = ObjectiveName!,
        Status = StudioConfig is null ? Status!.Value : OptimizationStatus.Initialized,
        Metadata = Metadata,
        StudioConfig = StudioConfig,
        ErrorInfo = ErrorInfo?.ToErrorInfo(),
    };
}
