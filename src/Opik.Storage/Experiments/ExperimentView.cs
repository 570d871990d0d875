namespace Opik.Storage;

/// <summary>An experiment as lists show it.</summary>
/// <param name="Experiment">The experiment.</param>
/// <param name="Totals">What is derived from its traces.</param>
public sealed record ExperimentView(Experiment Experiment, ExperimentTotals Totals);
