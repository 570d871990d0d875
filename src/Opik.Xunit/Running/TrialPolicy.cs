using Xunit.Sdk;

namespace Opik.Xunit.Running;

/// <summary>Trials and threshold of a test, checked.</summary>
internal readonly record struct TrialPolicy(int Trials, int PassThreshold)
{
    private const int Most = 100;

    /// <exception cref="ArgumentException">A number is out of its range.</exception>
    public static TrialPolicy Of(object attribute)
    {
        var (trials, threshold) = attribute is ITrials chosen ? (chosen.Trials, chosen.PassThreshold) : (1, 0);
        if (trials is < 1 or > Most)
            throw new ArgumentException($"Trials must be between 1 and {Most}, not {trials}.", nameof(attribute));
        if (threshold < 0 || threshold > trials)
            throw new ArgumentException($"PassThreshold must be between 1 and Trials ({trials}), not {threshold}.", nameof(attribute));
        return new TrialPolicy(trials, threshold == 0 ? trials : threshold);
    }

    public void Write(IXunitSerializationInfo info)
    {
        info.AddValue("trials", Trials);
        info.AddValue("threshold", PassThreshold);
    }

    public static TrialPolicy Read(IXunitSerializationInfo info) => new(info.GetValue<int>("trials"), info.GetValue<int>("threshold"));
}
