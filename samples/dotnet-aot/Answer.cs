namespace Opik.Samples.Aot;

internal sealed record Answer(string Text, double Confidence);
