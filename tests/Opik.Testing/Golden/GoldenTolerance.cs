namespace Opik.Testing.Golden;

/// <summary>How far a number may be off. With a tolerance numbers are compared as numbers: <c>0</c> is <c>0.0</c>.</summary>
/// <param name="Absolute">Largest absolute difference.</param>
/// <param name="Relative">Largest difference in parts of the expected number.</param>
public sealed record GoldenTolerance(double Absolute, double Relative = 0)
{
    /// <summary>Whether a number is near enough.</summary>
    public bool Allows(double expected, double actual) =>
        expected.Equals(actual) || Math.Abs(expected - actual) <= Math.Max(Absolute, Relative * Math.Abs(expected));
}
