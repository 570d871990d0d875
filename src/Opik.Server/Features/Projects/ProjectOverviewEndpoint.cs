using Opik.Contracts;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.Projects;

/// <summary>Projects with their figures and their traffic over time, and the sums of all. Our own (docs/api-extensions.md).</summary>
internal sealed class ProjectOverviewEndpoint(ProjectListing listing, IProjectFigures figures, ProjectAlarms alarms, IProjectPins pins, IThreadReads threads, TimeProvider clock)
{
    private const int Intervals = 32;
    private static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    public async Task FindAsync(HttpContext http)
    {
        var (page, size) = http.QueryPage(size: 100, maxSize: 200);
        var (start, end) = Range(http);
        var sort = SortParser.Parse(http.QueryText("sorting"), ProjectOverviewOrder.Fields);
        var (name, search) = (http.QueryText("name")?.Trim(), http.QueryText("search")?.Trim());
        var numbers = await figures.AllAsync(http.Scope(), start, end, http.RequestAborted);
        var all = await listing.AllAsync(http.Scope(), http.RequestAborted);
        var (alerts, alarmed) = await alarms.FindAsync(http.Scope(), http.RequestAborted);
        var pinned = (await pins.FindAsync(http.Scope(), http.RequestAborted)).ToHashSet();
        var (alertingOnly, pinnedOnly, ids) = (http.QueryFlag("alerting"), http.QueryFlag("pinned"), Ids(http.QueryText("ids")));
        var found = all
            .Where(project => Has(project.Name, name) && (Has(project.Name, search) || Has(project.Description, search)))
            .Where(project => (!alertingOnly || alarmed.ContainsKey(project.Id)) && (!pinnedOnly || pinned.Contains(project.Id)) && ids?.Contains(project.Id) != false)
            .ToList();
        var shown = ProjectOverviewOrder.Sort(found, numbers, sort).OrderByDescending(project => pinned.Contains(project.Id)).Skip((int)Math.Min(int.MaxValue, (page - 1L) * size)).Take(size).ToList();
        var traffic = await figures.TrafficAsync(http.Scope(), [.. shown.Select(project => project.Id)], start, end, Intervals, http.RequestAborted);
        var having = await threads.HavingAsync(http.Scope(), [.. shown.Select(project => project.Id)], http.RequestAborted);
        await http.WriteDtoAsync(200, new ProjectOverviewAnswer(
            page, shown.Count, found.Count, start, end, ProjectOverviewTotals.Of(all, numbers, alerts, alarmed, pinned), ProjectOverviewOrder.Fields.Names,
            [.. shown.Zip(traffic, (project, one) => ProjectOverview.Of(project, numbers.GetValueOrDefault(project.Id), one, having.Contains(project.Id), alarmed.GetValueOrDefault(project.Id), pinned.Contains(project.Id)))]));
    }

    private (DateTime Start, DateTime End) Range(HttpContext http)
    {
        var (from, to) = http.QueryTimeRange();
        var end = to ?? clock.GetUtcNow().UtcDateTime;
        var start = from ?? end.AddDays(-1);
        if (start >= end)
            throw ApiException.BadRequest("Parameter 'from_time' must be before 'to_time'");
        return end - start > Longest ? throw ApiException.BadRequest("The range of an overview is a year at most") : (start, end);
    }

    // ids=…,…
    private static HashSet<Guid>? Ids(string? text)
    {
        if (text is null)
            return null;
        var ids = new HashSet<Guid>();
        foreach (var part in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            ids.Add(Guid.TryParse(part, out var id) ? id : throw ApiException.BadRequest($"Parameter 'ids' must be UUIDs with commas between them; '{part}' is none"));
        return ids;
    }

    private static bool Has(string? text, string? part) => string.IsNullOrEmpty(part) || text?.Contains(part, StringComparison.OrdinalIgnoreCase) == true;
}
