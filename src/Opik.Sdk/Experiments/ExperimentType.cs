namespace Opik.Experiments;

/// <summary>What an experiment is. On the wire <c>regular</c>, <c>trial</c>, <c>mini-batch</c>, <c>mutation</c>.</summary>
public enum ExperimentType
{
    /// <summary>An evaluation that somebody asked for.</summary>
    Regular,

    /// <summary>A candidate of an optimization on the whole set.</summary>
    Trial,

    /// <summary>A candidate of an optimization on a part; stays out of best scores.</summary>
    MiniBatch,

    /// <summary>A changed candidate of an optimization.</summary>
    Mutation,
}
