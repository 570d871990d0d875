namespace Opik.Optimizer;

/// <summary>What an evaluation is for.</summary>
public enum EvaluationKind
{
    /// <summary>A trial: all rows.</summary>
    Trial,

    /// <summary>Some rows, to see whether a trial is worth its cost.</summary>
    MiniBatch,
}
