using Opik.Storage;

namespace Opik.Server.Features.Projects;

/// <summary>A project on the wire.</summary>
internal sealed record ProjectView(
    Guid Id,
    string Name,
    string Visibility,
    string? Description,
    DateTime CreatedAt,
    string? CreatedBy,
    DateTime LastUpdatedAt,
    string? LastUpdatedBy,
    DateTime? LastUpdatedTraceAt)
{
    /// <summary>Whether it has threads; only where that was asked for (docs/api-extensions.md).</summary>
    public bool? HasThreads { get; init; }

    public static ProjectView Of(Project project, DateTime? lastTraceAt) => new(
        project.Id,
        project.Name,
        project.Visibility,
        project.Description,
        project.CreatedAt,
        project.CreatedBy,
        project.LastUpdatedAt,
        project.LastUpdatedBy,
        lastTraceAt);
}
