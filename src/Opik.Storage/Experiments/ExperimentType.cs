namespace Opik.Storage;

/// <summary>What an experiment is for. The numbers are stored.</summary>
public enum ExperimentType
{
    /// <summary>A run of its own.</summary>
    Regular = 0,

    /// <summary>One candidate of an optimization over the whole dataset.</summary>
    Trial = 1,

    /// <summary>One candidate of an optimization over a part of the dataset; left out of best scores.</summary>
    MiniBatch = 2,

    /// <summary>A variation made by an optimization.</summary>
    Mutation = 3,
}
