namespace Opik.Storage;

/// <summary>A failure that a reporting job has told of.</summary>
/// <param name="Id">Id.</param>
/// <param name="ProjectId">The project.</param>
/// <param name="Type">Kind of report.</param>
/// <param name="Reason">Why, at most 255 characters.</param>
/// <param name="Detail">More, for developers.</param>
/// <param name="CreatedAt">When.</param>
/// <param name="CreatedBy">Who told.</param>
public sealed record ReportFailure(Guid Id, Guid ProjectId, string Type, string Reason, string? Detail, DateTime CreatedAt, string? CreatedBy);
