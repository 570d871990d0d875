namespace Opik.Server.Features.Projects;

/// <summary>A page of the overview, projects with the latest traces first.</summary>
internal sealed record ProjectOverviewAnswer(int Page, int Size, long Total, DateTime From, DateTime To, IReadOnlyList<ProjectOverview> Content);
