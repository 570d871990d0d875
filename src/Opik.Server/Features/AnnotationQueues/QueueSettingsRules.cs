using System.Text;
using Opik.Server.Features.Ingest;
using Opik.Storage;

namespace Opik.Server.Features.AnnotationQueues;

/// <summary>Rules that creating and changing a queue share.</summary>
internal static class QueueSettingsRules
{
    private const int NameLength = 255;
    private const int DescriptionLength = 10_000;
    private const int InstructionsLength = 100_000;
    private const int MostDefinitions = 1000;
    private const int MostPageBytes = 1024 * 1024;
    private const int SummaryLength = 1000;

    /// <summary>Adds what breaks a rule.</summary>
    public static void Check(Violations violations, string path, IQueueSettings settings)
    {
        violations.CheckLength(path, "name", settings.Name, NameLength);
        violations.CheckLength(path, "description", settings.Description, DescriptionLength);
        violations.CheckLength(path, "instructions", settings.Instructions, InstructionsLength);
        if (settings.FeedbackDefinitionNames?.Count > MostDefinitions)
            violations.Add(path, $"feedbackDefinitionNames size must be between 0 and {MostDefinitions}");
        foreach (var name in settings.FeedbackDefinitionNames ?? [])
        {
            violations.CheckNotBlank(path, "feedbackDefinitionNames[]", name);
            violations.CheckLength(path, "feedbackDefinitionNames[]", name, Limits.ScoreNameLength);
        }

        if (settings.AnnotatorsPerItem is < 1 or > 1000)
            violations.Add(path, "annotatorsPerItem must be between 1 and 1000");
        if (settings.LockTimeoutSeconds is < 1 or > 3600)
            violations.Add(path, "lockTimeoutSeconds must be between 1 and 3600");
        settings.Automation?.Check(violations, path + "automation.");
        if (settings.AnnotatorView is { } view)
            Check(violations, path + "annotatorView.", view);
    }

    private static void Check(Violations violations, string path, AnnotatorView view)
    {
        if (view.Html is { } html && Encoding.UTF8.GetByteCount(html) > MostPageBytes)
            violations.Add(path, $"html must not exceed {MostPageBytes} bytes");
        violations.CheckLength(path, "summary", view.Summary, SummaryLength);
    }
}
