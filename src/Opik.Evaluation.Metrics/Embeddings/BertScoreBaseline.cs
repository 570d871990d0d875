namespace Opik.Evaluation.Embeddings;

/// <summary>
/// What a model gives for texts that have nothing to do with each other. Scores are stretched so that this becomes 0 and 1 stays 1:
/// <c>(x - baseline) / (1 - baseline)</c>. Each model, and each of its layers, has its own figures. Python:
/// <c>rescale_with_baseline</c>.
/// </summary>
/// <param name="Precision">Mean precision of unrelated texts, below 1.</param>
/// <param name="Recall">Mean recall of unrelated texts, below 1.</param>
/// <param name="F1">Mean F1 of unrelated texts, below 1.</param>
public sealed record BertScoreBaseline(double Precision, double Recall, double F1);
