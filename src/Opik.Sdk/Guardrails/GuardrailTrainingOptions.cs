namespace Opik.Guardrails;

/// <summary>How a classifier is trained.</summary>
public sealed record GuardrailTrainingOptions
{
    /// <summary>Model that it begins with.</summary>
    public string BaseModel { get; init; } = "Qwen/Qwen2.5-1.5B-Instruct";

    /// <summary>Passes over the examples, more than 0.</summary>
    public double Epochs { get; init; } = 3;

    /// <summary>Whether a classifier of the same name is replaced.</summary>
    public bool Overwrite { get; init; }

    /// <summary>False: only begin. Default true.</summary>
    public bool Wait { get; init; } = true;

    /// <summary>Time between two questions for the state.</summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Longest wait.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Hears each state.</summary>
    public IProgress<GuardrailTraining>? Progress { get; init; }
}
