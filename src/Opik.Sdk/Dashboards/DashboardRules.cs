using System.Text.Json.Nodes;

namespace Opik.Dashboards;

/// <summary>What the web interface needs to show a dashboard. Checked before writes, never when reading.</summary>
internal static class DashboardRules
{
    /// <summary>Schema version that this library writes.</summary>
    public const int SchemaVersion = 4;

    private const int MostExperiments = 100;

    /// <summary>The rules of one widget.</summary>
    /// <exception cref="DashboardValidationException">It breaks one.</exception>
    public static void CheckWidget(JsonObject widget, DashboardType type)
    {
        var name = TextOf(widget["type"]) ?? throw new DashboardValidationException("A widget must have a type.");
        string[] allowed = type == DashboardType.MultiProject
            ? [WidgetTypes.ProjectMetrics, WidgetTypes.ProjectStatsCard, WidgetTypes.TextMarkdown]
            : [WidgetTypes.ExperimentsFeedbackScores, WidgetTypes.ExperimentLeaderboard, WidgetTypes.TextMarkdown];
        if (!allowed.Contains(name))
            throw new DashboardValidationException($"A dashboard of type {type} has no widgets of type '{name}'; it may have {string.Join(", ", allowed)}.");
        if (widget["config"] is not JsonObject config)
            return;
        CheckCount(config, "maxExperimentsCount");
        CheckCount(config, "maxRows");
        if (config["enableRanking"] is JsonValue ranked && ranked.TryGetValue(out bool on) && on && string.IsNullOrEmpty(TextOf(config["rankingMetric"])))
            throw new DashboardValidationException("A leaderboard that ranks needs a rankingMetric.");
        if (config["breakdown"] is JsonObject breakdown && TextOf(breakdown["field"]) == "metadata" && string.IsNullOrEmpty(TextOf(breakdown["metadataKey"])))
            throw new DashboardValidationException("A breakdown by metadata needs a metadataKey.");
    }

    /// <summary>Gives a widget of a project its project.</summary>
    /// <exception cref="DashboardValidationException">The dashboard belongs to no project.</exception>
    public static void SetProject(JsonObject widget, Guid? projectId)
    {
        var type = TextOf(widget["type"]);
        if (type is not (WidgetTypes.ProjectMetrics or WidgetTypes.ProjectStatsCard))
            return;
        if (projectId is not { } id)
            throw new DashboardValidationException($"A widget of type '{type}' needs a dashboard of a project: name a project when you create it.");
        if (widget["config"] is not JsonObject)
            widget["config"] = new JsonObject();
        widget["config"]!["projectId"] = id.ToString();
    }

    /// <summary>Ids are unique, and each widget has one place.</summary>
    /// <exception cref="DashboardValidationException">They are not.</exception>
    public static void CheckStructure(JsonObject config)
    {
        var (sections, widgets) = (new HashSet<string?>(), new HashSet<string?>());
        foreach (var section in Objects(config, "sections"))
        {
            if (!sections.Add(TextOf(section["id"])))
                throw new DashboardValidationException($"Two sections have the id '{TextOf(section["id"])}'.");
            var own = Objects(section, "widgets").Select(widget => TextOf(widget["id"])).ToList();
            if (own.FirstOrDefault(id => !widgets.Add(id)) is { } twice)
                throw new DashboardValidationException($"Two widgets have the id '{twice}'.");
            var placed = Objects(section, "layout").Select(item => TextOf(item["i"])).ToHashSet();
            if (!placed.SetEquals(own))
                throw new DashboardValidationException($"Section '{TextOf(section["title"])}' must have one layout item for each widget; widgets: {string.Join(", ", own)}; layout items: {string.Join(", ", placed)}.");
        }
    }

    /// <summary>The objects of an array member.</summary>
    public static IEnumerable<JsonObject> Objects(JsonObject parent, string member) => (parent[member] as JsonArray)?.OfType<JsonObject>() ?? [];

    /// <summary>A text; null: it is none.</summary>
    public static string? TextOf(JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    private static void CheckCount(JsonObject config, string member)
    {
        if (config[member] is not JsonValue value)
            return;
        // The web interface writes numbers as text once somebody edited them.
        var count = value.TryGetValue(out int number) ? number : int.TryParse(TextOf(value), out var read) ? read : 0;
        if (count is < 1 or > MostExperiments)
            throw new DashboardValidationException($"{member} must be a number from 1 to {MostExperiments}.");
    }
}
