using Opik.Server.Features.Ingest;

namespace Opik.Server.Features.ExperimentRuns;

/// <summary>A version of the prompt library that a run uses.</summary>
internal sealed record RunPromptVersionBody(Guid? Id)
{
    private const int Most = 100;

    public static void Check(Violations violations, string path, IReadOnlyList<RunPromptVersionBody>? versions)
    {
        if (versions?.Count > Most)
            violations.Add(path, $"promptVersions size must be between 0 and {Most}");
        if (versions?.Any(static version => version?.Id is null) == true)
            violations.Add(path, "promptVersions.id must not be null");
    }
}
