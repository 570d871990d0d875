namespace Opik.Server.Features.Projects;

/// <summary>An entry of the activity feed of a project on the wire.</summary>
/// <param name="Id">Of the entry; a list in a page keeps its rows by it.</param>
/// <param name="Type"><c>trace_daily</c>, <c>experiment</c>, <c>dataset_version</c>, <c>test_suite_version</c>, <c>alert_event</c>, <c>optimization</c> or <c>prompt_version</c>.</param>
/// <param name="Name">What to show.</param>
/// <param name="CreatedAt">When.</param>
/// <param name="CreatedBy">By whom.</param>
/// <param name="ResourceId">What to open: the prompt of a version, for example.</param>
internal sealed record ProjectActivityItem(Guid Id, string Type, string Name, DateTime CreatedAt, string? CreatedBy, Guid? ResourceId = null);
