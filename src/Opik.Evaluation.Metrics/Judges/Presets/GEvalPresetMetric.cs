namespace Opik.Evaluation.Judges;

/// <summary>
/// <see cref="GEvalMetric"/> with task and criteria that come with this library, by key: see <see cref="GEvalPresets.Keys"/>. The
/// score is called <c>g_eval_KEY_metric</c>. Python: <c>GEvalPreset</c>.
/// </summary>
public sealed class GEvalPresetMetric : GEvalMetric
{
    /// <param name="preset">The key.</param>
    /// <param name="options">Choices; null: the defaults.</param>
    /// <exception cref="ArgumentException">There is no such preset.</exception>
    public GEvalPresetMetric(string preset, GEvalOptions? options = null)
        : base(GEvalPresets.Find(preset), options)
    {
    }
}
