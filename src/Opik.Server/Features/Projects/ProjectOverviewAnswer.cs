namespace Opik.Server.Features.Projects;

/// <summary>A page of the overview.</summary>
/// <param name="Page">Number of the page.</param>
/// <param name="Size">Projects on it.</param>
/// <param name="Total">Projects found.</param>
/// <param name="From">First instant of the range.</param>
/// <param name="To">Last instant of the range.</param>
/// <param name="Totals">Numbers of the whole workspace, whatever was looked for.</param>
/// <param name="SortableBy">Fields of the sorting.</param>
/// <param name="Content">The projects.</param>
internal sealed record ProjectOverviewAnswer(
    int Page, int Size, long Total, DateTime From, DateTime To, ProjectOverviewTotals Totals, IReadOnlyList<string> SortableBy, IReadOnlyList<ProjectOverview> Content);
