using System.Text.Json.Nodes;
using Opik.Evaluation.Judges;
using Opik.Evaluation.Progress;
using Opik.Prompts;

namespace Opik.Evaluation.Suites;

/// <summary>How a test suite is run. Everything may be left out. Python: the arguments of <c>run_tests</c>.</summary>
public sealed record TestRunOptions
{
    /// <summary>Name of the experiment; null: made from <see cref="ExperimentNamePrefix"/>, else by the server.</summary>
    public string? ExperimentName { get; init; }

    /// <summary>Begin of a name that is unique in itself; null: none. Not used beside <see cref="ExperimentName"/>.</summary>
    public string? ExperimentNamePrefix { get; init; }

    /// <summary>What the experiment is run with: prompt template, model, parameters. Shown on its page.</summary>
    public JsonObject? ExperimentConfig { get; init; }

    /// <summary>Tags of the experiment.</summary>
    public IReadOnlyList<string>? ExperimentTags { get; init; }

    /// <summary>Stored prompts that the task uses: experiment and traces are linked to them.</summary>
    public IReadOnlyList<StoredPrompt> Prompts { get; init; } = [];

    /// <summary>Runs at the same time, 1 or more. Default 16. Python: <c>worker_threads</c>.</summary>
    public int WorkerThreads { get; init; } = 16;

    /// <summary>Model of the judge; null: the one that suite or item name, else <see cref="JudgeModel.Default"/>.</summary>
    public JudgeModel? Model { get; init; }

    /// <summary>Whether the judge may look into the trace of a run; null: as suite and items say, by default <see cref="Judges.ScoringToolStrategy.Auto"/>.</summary>
    public ScoringToolStrategy? ScoringToolStrategy { get; init; }

    /// <summary>Version of an agent configuration that the task uses: noted in metadata of the experiment.</summary>
    public Guid? BlueprintId { get; init; }

    /// <summary>Whether the result is written as a JSON file. A file that cannot be written is a warning. Default true. Python: <c>generate_report</c>.</summary>
    public bool GenerateReport { get; init; } = true;

    /// <summary>The file; null: <c>opik_test_suite_reports/&lt;experiment&gt;.json</c> in the working directory. Python: <c>report_output_path</c>.</summary>
    public string? ReportOutputPath { get; init; }

    /// <summary>Gets a summary of the result in words, e.g. <c>Console.Out</c>; null: nobody. Python: <c>verbose</c>.</summary>
    public TextWriter? Summary { get; init; }

    /// <summary>Told of every run that ends, from several threads; null: nobody.</summary>
    public IProgress<EvaluationProgress>? Progress { get; init; }
}
