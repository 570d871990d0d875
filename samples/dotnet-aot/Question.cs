namespace Opik.Samples.Aot;

internal sealed record Question(string Text, string[] Hints);
