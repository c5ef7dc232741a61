using System.Buffers.Text;

namespace HeyGen.Sandbox.Http;

/// <summary>
/// Where a list goes on: after the item named, or at the position when that item is gone. Opaque to callers, and good for one operation only.
/// </summary>
internal sealed record PageToken(string OperationId, int Position, string LastKey)
{
    public static PageToken Read(string token, string operationId)
    {
        if (Base64Url.IsValid(token)
            && Encoding.UTF8.GetString(Base64Url.DecodeFromChars(token)).Split('|', 3) is [var operation, var position, var key]
            && operation == operationId
            && int.TryParse(position, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return new(operation, number, key);
        }

        throw ApiException.InvalidParameter("token", "not a next_token of this list");
    }

    public int Resume<T>(IReadOnlyList<T> items, Func<T, string> key)
    {
        for (var index = 0; index < items.Count; index++)
        {
            if (key(items[index]) == LastKey)
                return index + 1;
        }

        return Math.Min(Position, items.Count);
    }

    public override string ToString() =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{OperationId}|{Position}|{LastKey}")));
}
