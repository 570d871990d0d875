namespace Opik.Sdk.Tests.Delivery;

internal static class AlsoExtensions
{
    /// <summary>Does something with a value and returns it.</summary>
    public static T Also<T>(this T value, Action<T> action)
    {
        action(value);
        return value;
    }
}
