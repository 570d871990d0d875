namespace Opik.Storage;

/// <summary>Which traces a rule is for.</summary>
public enum TriggerScope
{
    /// <summary>Those that a program logs.</summary>
    Production,

    /// <summary>Those of experiments.</summary>
    Experiment,

    /// <summary>Both.</summary>
    Both,
}
