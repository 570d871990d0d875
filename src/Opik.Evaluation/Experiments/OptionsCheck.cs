namespace Opik.Evaluation.Experiments;

/// <summary>What cannot be meant.</summary>
internal static class OptionsCheck
{
    /// <summary>Refuses options that contradict themselves.</summary>
    /// <exception cref="ArgumentException">One is out of range; the message names it.</exception>
    public static void Check(EvaluationOptions options)
    {
        if (Problem(options) is { } problem)
            throw new ArgumentException(problem, nameof(options));
    }

    /// <summary>Refuses to run what would not be stored.</summary>
    /// <exception cref="InvalidOperationException">Tracing is off.</exception>
    public static void CheckTracing(OpikClient client)
    {
        if (!client.IsTracingActive)
            throw new InvalidOperationException("Tracing is off, so the runs of an experiment would not be stored. Set client.IsTracingActive, or use EvaluateOnDictItemsAsync.");
    }

    private static string? Problem(EvaluationOptions options) => options switch
    {
        { TaskThreads: < 1 } => "TaskThreads must be 1 or more.",
        { TrialCount: < 1 } => "TrialCount must be 1 or more.",
        { Samples: < 0 } => "Samples must not be negative.",
        { ErrorTolerance: not (ErrorTolerance.MetricErrors or ErrorTolerance.AllScoringErrors) } => $"There is no error tolerance {(int)options.ErrorTolerance}; 10 (metric errors) and 20 (all scoring errors) exist.",
        _ => options.Prompts.FirstOrDefault(prompt => !prompt.IsStored) is { } loose ? $"The prompt '{loose.Name}' is not stored. Store it with client.Prompts.CreateAsync first." : null,
    };
}
