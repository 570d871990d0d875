namespace Opik.Server.Features.Projects;

/// <summary>An entry of the activity feed of a project on the wire.</summary>
internal sealed record ProjectActivityItem(Guid Id, string Type, string Name, DateTime CreatedAt, string? CreatedBy);
