using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Opik.Dashboards;

namespace Opik.Sdk.Tests.Dashboards;

public sealed class DashboardTests(SharedServer server)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact(Timeout = 60_000)]
    public async Task Widgets_are_placed_beside_each_other_and_belong_to_the_project()
    {
        var client = await server.ClientAsync();
        var dashboard = await client.Dashboards.CreateAsync("health", projectName: client.Options.ProjectName, cancellationToken: Cancel);
        string[] titles = ["traces", "cost", "errors", "notes"];

        await dashboard.AddWidgetAsync(new DashboardWidget("traces", new ProjectMetricsConfig { MetricType = ProjectMetric.TraceCount }), cancellationToken: Cancel);
        await dashboard.AddWidgetAsync(new DashboardWidget("cost", new ProjectMetricsConfig { MetricType = ProjectMetric.Cost, Breakdown = new("metadata", "team") }), cancellationToken: Cancel);
        await dashboard.AddWidgetAsync(new DashboardWidget("errors", new ProjectStatsCardConfig { Metric = "error_count" }), cancellationToken: Cancel);
        await dashboard.AddWidgetAsync(new DashboardWidget("notes", new TextMarkdownConfig("# hi")), size: new WidgetSize(6, 4), cancellationToken: Cancel);

        var stored = (await client.Dashboards.GetAsync(dashboard.Id, Cancel)).Config;
        var section = stored["sections"]![0]!;
        Assert.Equal(4, (int)stored["version"]!);
        Assert.Equal(titles, section["widgets"]!.AsArray().Select(widget => (string?)widget!["title"]));
        Assert.Equal([(0, 0, 2), (2, 0, 2), (4, 0, 1), (0, 4, 6)], section["layout"]!.AsArray().Select(item => ((int)item!["x"]!, (int)item["y"]!, (int)item["w"]!)));
        var cost = section["widgets"]![1]!["config"]!;
        Assert.Equal(("COST", "team", dashboard.ProjectId.ToString()), ((string?)cost["metricType"], (string?)cost["breakdown"]!["metadataKey"], (string?)cost["projectId"]));
    }

    [Fact(Timeout = 60_000)]
    public async Task Members_that_this_version_does_not_know_survive_changes()
    {
        var client = await server.ClientAsync();
        var widget = new DashboardWidget("odd", WidgetTypes.TextMarkdown, new JsonObject { ["content"] = "a", ["future"] = new JsonArray(1, 2) });
        var dashboard = await client.Dashboards.CreateAsync("odd", sections: [new DashboardSection("s").Add(widget)], cancellationToken: Cancel);
        var content = dashboard.Config;
        content["theme"] = "dark";
        var patch = Encoding.UTF8.GetBytes(new JsonObject { ["config"] = content }.ToJsonString());
        (await client.Rest.SendAsync(HttpMethod.Patch, $"v1/private/dashboards/{dashboard.Id}", patch, cancellationToken: Cancel)).EnsureSuccess();

        await dashboard.ReloadAsync(Cancel);
        await dashboard.UpdateWidgetAsync(widget.Id, title: "even", settings: new JsonObject { ["content"] = "b" }, cancellationToken: Cancel);

        await dashboard.ReloadAsync(Cancel);
        var stored = dashboard.Config["sections"]![0]!["widgets"]![0]!;
        Assert.Equal("dark", (string?)dashboard.Config["theme"]);
        Assert.Equal(("even", """{"content":"b","future":[1,2]}"""), ((string?)stored["title"], stored["config"]!.ToJsonString()));
    }

    [Fact(Timeout = 60_000)]
    public async Task Widgets_and_sections_come_and_go()
    {
        var client = await server.ClientAsync();
        var dashboard = await client.Dashboards.CreateAsync("experiments", DashboardType.Experiments, cancellationToken: Cancel);
        var (first, second) = (new DashboardWidget("scores", new ExperimentsFeedbackScoresConfig()), new DashboardWidget("board", new ExperimentLeaderboardConfig { EnableRanking = true, RankingMetric = "accuracy" }));
        var section = new DashboardSection("more").Add(first);

        await dashboard.AddSectionAsync(section, Cancel);
        await dashboard.AddWidgetAsync(second, section.Id, cancellationToken: Cancel);
        await dashboard.RemoveWidgetAsync(first.Id, Cancel);
        await dashboard.UpdateAsync("renamed", "new", Cancel);

        await dashboard.ReloadAsync(Cancel);
        var more = dashboard.Config["sections"]![1]!;
        Assert.Equal(("renamed", "new"), (dashboard.Name, dashboard.Description));
        Assert.Equal((1, second.Id), (more["widgets"]!.AsArray().Count, (string?)more["layout"]!.AsArray().Single()!["i"]));
        await dashboard.ReplaceSectionsAsync([], Cancel);
        Assert.Empty((await client.Dashboards.GetAsync(dashboard.Id, Cancel)).Config["sections"]!.AsArray());
    }

    [Fact(Timeout = 60_000)]
    public async Task What_the_interface_cannot_show_is_not_written()
    {
        var client = await server.ClientAsync();
        var dashboard = await client.Dashboards.CreateAsync("strict", cancellationToken: Cancel);
        var before = dashboard.Config.ToJsonString();
        var note = new DashboardWidget("note", new TextMarkdownConfig("x"));
        DashboardWidget[] bad =
        [
            new("no project", new ProjectMetricsConfig()),
            new("other type", new ExperimentLeaderboardConfig()),
            new("no key", new ProjectMetricsConfig { Breakdown = new("metadata") }),
        ];

        foreach (var widget in bad)
            await Assert.ThrowsAsync<DashboardValidationException>(() => dashboard.AddWidgetAsync(widget, cancellationToken: Cancel));
        await Assert.ThrowsAsync<DashboardValidationException>(() => dashboard.AddWidgetAsync(note, "no such section", cancellationToken: Cancel));
        await Assert.ThrowsAsync<DashboardValidationException>(() => dashboard.RemoveWidgetAsync("no such widget", Cancel));
        await Assert.ThrowsAsync<DashboardValidationException>(() => dashboard.AddSectionAsync(new DashboardSection("twice").Add(note).Add(note), Cancel));
        foreach (var config in (WidgetConfig[])[new ExperimentsFeedbackScoresConfig { MaxExperimentsCount = 101 }, new ExperimentLeaderboardConfig { EnableRanking = true }, new ExperimentLeaderboardConfig { MaxRows = 0 }])
            await Assert.ThrowsAsync<DashboardValidationException>(() => client.Dashboards.CreateAsync("x", DashboardType.Experiments, sections: [new DashboardSection("s").Add(new DashboardWidget("w", config))], cancellationToken: Cancel));

        Assert.Equal(before, dashboard.Config.ToJsonString());
        await dashboard.ReloadAsync(Cancel);
        Assert.Equal(before, dashboard.Config.ToJsonString());
    }

    [Fact(Timeout = 60_000)]
    public async Task A_dashboard_of_another_schema_is_read_but_not_changed()
    {
        var client = await server.ClientAsync();
        var dashboard = await client.Dashboards.CreateAsync("future", cancellationToken: Cancel);
        var patch = """{"config":{"version":5,"panels":[]}}"""u8.ToArray();
        (await client.Rest.SendAsync(HttpMethod.Patch, $"v1/private/dashboards/{dashboard.Id}", patch, cancellationToken: Cancel)).EnsureSuccess();

        var read = await client.Dashboards.GetAsync(dashboard.Id, Cancel);

        Assert.Equal(5, (int)read.Config["version"]!);
        await Assert.ThrowsAsync<DashboardValidationException>(() => read.AddSectionAsync(new DashboardSection("s"), Cancel));
    }

    [Fact(Timeout = 60_000)]
    public async Task Lists_know_name_and_project_and_deletion_forgets()
    {
        var client = await server.ClientAsync();
        var name = $"l-{Guid.NewGuid():N}";
        var own = await client.Dashboards.CreateAsync(name, projectName: client.Options.ProjectName, cancellationToken: Cancel);
        await client.Dashboards.CreateAsync(name + " 2", cancellationToken: Cancel);

        Assert.Equal(2, (await ListAsync(client, name, null)).Count);
        Assert.Equal([own.Id], await ListAsync(client, null, own.ProjectId));
        await own.DeleteAsync(Cancel);
        await client.Dashboards.DeleteAsync(own.Id, Cancel);
        Assert.Equal(HttpStatusCode.NotFound, (await Assert.ThrowsAsync<OpikApiException>(() => own.ReloadAsync(Cancel))).StatusCode);
    }

    private static async Task<List<Guid>> ListAsync(OpikClient client, string? name, Guid? project)
    {
        var ids = new List<Guid>();
        await foreach (var dashboard in client.Dashboards.ListAsync(name, project, cancellationToken: Cancel))
            ids.Add(dashboard.Id);
        return ids;
    }
}
