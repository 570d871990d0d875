namespace Opik.Xunit.Running;

/// <summary>How often a test is run, and how often it must pass. Python: the execution policy of a test suite.</summary>
public interface ITrials
{
    /// <summary>Runs of each test, 1–100. Default 1. Each is a trace and an item of the experiment. Python: <c>runs_per_item</c>.</summary>
    int Trials { get; }

    /// <summary>Runs that must pass for the test to pass, 1 to <see cref="Trials"/>. Default 0: all. Python: <c>pass_threshold</c>.</summary>
    int PassThreshold { get; }
}
