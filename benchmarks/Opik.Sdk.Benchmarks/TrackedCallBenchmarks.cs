using System.Runtime.CompilerServices;
using BenchmarkDotNet.Attributes;

namespace Opik.Sdk.Benchmarks;

/// <summary>What <c>[OpikTrack]</c> adds to a call: the same method untracked, tracked with tracing off, and tracked.</summary>
[MemoryDiagnoser]
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1001", Justification = "The runner ends it in CleanUp.")]
public class TrackedCallBenchmarks
{
    private OpikTrace? trace;

    /// <summary>False: tracing is off.</summary>
    [Params(false, true)]
    public bool Tracing { get; set; }

    /// <summary>Makes the client the default.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        OpikClient.Default = new OpikClient(new OpikOptions { TrackDisable = !Tracing }, new DiscardingDelivery());
        trace = OpikClient.Default.StartTrace("trace");
    }

    /// <summary>Ends the trace.</summary>
    [GlobalCleanup]
    public void CleanUp() => trace?.Dispose();

    /// <summary>The call alone.</summary>
    [Benchmark(Baseline = true)]
    public int Plain() => Add(1, 2);

    /// <summary>The call with the attribute.</summary>
    [Benchmark]
    public int Tracked() => TrackedAdd(1, 2);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Add(int a, int b) => a + b;

    [OpikTrack]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static int TrackedAdd(int a, int b) => a + b;
}
