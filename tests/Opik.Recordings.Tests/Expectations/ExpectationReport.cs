namespace Opik.Recordings.Tests.Expectations;

/// <summary>Collects what a comparison found, and how often it met what the original server loses (<c>plus</c>).</summary>
internal sealed class ExpectationReport
{
    private readonly List<Finding> findings = [];
    private readonly List<string> plusMissed = [];

    /// <summary>Every place that differs from the expected file.</summary>
    public IReadOnlyList<Finding> Findings => findings;

    /// <summary>Fields of <c>plus</c> whose better value was stored.</summary>
    public int PlusReached { get; private set; }

    /// <summary>Fields of <c>plus</c> that hold the plain value; that is right too.</summary>
    public IReadOnlyList<string> PlusMissed => plusMissed;

    /// <summary>OTLP entities that carry the id the original derives; others are right too as long as links hold.</summary>
    public int DerivedIdsEqual { get; private set; }

    /// <summary>OTLP entities with another id.</summary>
    public int DerivedIdsDifferent { get; private set; }

    public void Add(string field, string message) => findings.Add(new Finding(field, message));

    /// <summary>Adds a finding unless <paramref name="holds"/>.</summary>
    public void Require(bool holds, string field, string message)
    {
        if (!holds)
            Add(field, message);
    }

    public void NotePlus(string field, bool reached)
    {
        if (reached)
            PlusReached++;
        else
            plusMissed.Add(field);
    }

    public void NoteDerivedId(bool equal)
    {
        if (equal)
            DerivedIdsEqual++;
        else
            DerivedIdsDifferent++;
    }
}
