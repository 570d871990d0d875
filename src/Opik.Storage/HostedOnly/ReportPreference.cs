namespace Opik.Storage;

/// <summary>How a project wants its reports.</summary>
/// <param name="ProjectId">The project.</param>
/// <param name="Enabled">Whether there should be daily ones.</param>
/// <param name="ScheduleTime">When, <c>HH:MM:SS</c> UTC.</param>
/// <param name="CustomPrompt">What to look at.</param>
/// <param name="CreatedAt">When it was first said.</param>
/// <param name="LastUpdatedAt">When it was last said.</param>
public sealed record ReportPreference(Guid ProjectId, bool? Enabled, string? ScheduleTime, string? CustomPrompt, DateTime CreatedAt, DateTime LastUpdatedAt);
