namespace Opik.Sdk.Tests.Delivery;

/// <summary>Tests that hold a whole process to a time in seconds: they run alone, so that they measure the process and not their neighbours.</summary>
[CollectionDefinition(nameof(Deadlines), DisableParallelization = true)]
public sealed class Deadlines;
