using BenchmarkDotNet.Running;
using Opik.Evaluation.Benchmarks.Harness;

if (args is ["server", ..])
    await ServerRun.RunAsync(args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 20_000);
else
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
