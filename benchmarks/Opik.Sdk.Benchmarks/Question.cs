namespace Opik.Sdk.Benchmarks;

internal sealed record Question(string Text, int Attempts, string[] Hints);
