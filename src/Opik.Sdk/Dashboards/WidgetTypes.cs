namespace Opik.Dashboards;

/// <summary>Known types of widgets. A newer web interface may know others. Python: <c>WidgetType</c>.</summary>
public static class WidgetTypes
{
    /// <summary>A metric of a project over time.</summary>
    public const string ProjectMetrics = "project_metrics";

    /// <summary>One number of a project.</summary>
    public const string ProjectStatsCard = "project_stats_card";

    /// <summary>Text.</summary>
    public const string TextMarkdown = "text_markdown";

    /// <summary>Scores of experiments.</summary>
    public const string ExperimentsFeedbackScores = "experiments_feedback_scores";

    /// <summary>A table of experiments.</summary>
    public const string ExperimentLeaderboard = "experiment_leaderboard";
}
