using System.Security.Cryptography;

namespace Opik.Identifiers;

/// <summary>Random letters and digits, for names that must not collide. Python twin: <c>generate_random_alphanumeric_string</c>.</summary>
internal static class RandomText
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /// <summary>A text of that many characters.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It would have fewer than none.</exception>
    public static string Alphanumeric(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        return RandomNumberGenerator.GetString(Alphabet, length);
    }
}
